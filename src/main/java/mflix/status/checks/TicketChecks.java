package mflix.status.checks;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/** The check of each ticket. */
@Singleton
public class TicketChecks {
    private final Map<Ticket, TicketCheck> byTicket = new EnumMap<>(Ticket.class);

    @Inject
    TicketChecks(DriverChecks driver, PrivilegeCheck privilege, ErrorCheck errors) {
        byTicket.put(Ticket.CONNECTION_POOLING, driver::pooling);
        byTicket.put(Ticket.TIMEOUTS, driver::timeouts);
        byTicket.put(Ticket.LEAST_PRIVILEGE, privilege::leastPrivilege);
        byTicket.put(Ticket.ERROR_HANDLING, errors::errorHandling);
    }

    @Inject
    void films(CatalogueChecks films, PagingCheck pages, MigrationCheck migration) {
        byTicket.put(Ticket.CONNECTION, films::connection);
        byTicket.put(Ticket.PROJECTION, films::projection);
        byTicket.put(Ticket.TEXT_AND_SUBFIELD_SEARCH, films::textAndSubfieldSearch);
        byTicket.put(Ticket.PAGING, pages::paging);
        byTicket.put(Ticket.FACETED_SEARCH, films::facetedSearch);
        byTicket.put(Ticket.MIGRATION, migration::migration);
    }

    @Inject
    void people(AccountChecks accounts, CommentChecks comments, ReportCheck report) {
        byTicket.put(Ticket.USER_MANAGEMENT, accounts::userManagement);
        byTicket.put(Ticket.USER_PREFERENCES, accounts::userPreferences);
        byTicket.put(Ticket.GET_COMMENTS, comments::getComments);
        byTicket.put(Ticket.CREATE_UPDATE_COMMENTS, comments::createUpdateComments);
        byTicket.put(Ticket.DELETE_COMMENTS, comments::deleteComments);
        byTicket.put(Ticket.USER_REPORT, report::userReport);
    }

    public Map<Ticket, TicketCheck> byTicket() {
        return byTicket;
    }
}
