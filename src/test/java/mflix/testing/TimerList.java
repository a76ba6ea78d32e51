package mflix.testing;

import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerService;
import java.util.List;

/** In the deployed application: lists its timers, which only an enterprise bean may. */
@Singleton
public class TimerList {
    @Resource
    private TimerService timers;

    /** What each timer of the application says of its schedule. */
    public List<String> schedules() {
        return timers.getAllTimers().stream()
                .map(Timer::getSchedule)
                .map(schedule -> schedule.getHour() + ":" + schedule.getMinute() + ":" + schedule.getSecond())
                .toList();
    }
}
