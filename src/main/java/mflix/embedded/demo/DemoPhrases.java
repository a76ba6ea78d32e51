package mflix.embedded.demo;

import java.util.List;
import java.util.Random;

/** What people say about films: short, long, on several lines, with signs that a page must show as they are. */
final class DemoPhrases {
    private static final List<String> OPENINGS = List.of(
            "Saw it on a rainy Sunday and forgot the rain.",
            "My grandmother chose this one, and she was right.",
            "I came for the poster and stayed for the last twenty minutes.",
            "Third time round, and I still notice new things.",
            "Not my usual kind of film.",
            "We argued about the ending all the way home.",
            "The first half hour needs patience.",
            "Somebody in row five laughed at every wrong moment.",
            "I had been saving this for years.",
            "The restored print looks wonderful.",
            "A friend called it slow; I would call it calm.",
            "Everyone talks about the famous scene, but watch the one before it.",
            "It fell asleep before I did.",
            "Rented twice, bought once, lent to everybody.");
    private static final List<String> MIDDLES = List.of(
            "The camera seems to know what people are about to hide.",
            "Half of the story happens in the faces of those who only listen.",
            "The music tells you less than you think.",
            "There is one cut near the middle that I would teach in schools.",
            "Nobody raises their voice, and yet it is tense throughout.",
            "The sets creak, the acting does not.",
            "Its jokes have aged better than its haircuts.",
            "What it leaves out is as good as what it shows.",
            "The supporting cast walks away with it.",
            "I believed every minute, even the impossible ones.",
            "You can feel how cold it was that morning on location.",
            "The dialogue is plain, which is harder than it sounds.");
    private static final List<String> ENDINGS = List.of(
            "Four stars from me.",
            "I will watch it again next winter.",
            "Skip the trailer.",
            "Go with somebody you can talk to afterwards.",
            "It deserves a bigger screen than mine.",
            "My children disagree, loudly.",
            "Ten years on I still think of the last shot.",
            "Nothing for the impatient.",
            "Would queue for it.",
            "And then the lights came on.");
    private static final List<String> SHORT = List.of(
            "Lovely.",
            "Too long by a reel.",
            "Still the best.",
            "Hm.",
            "Better than the sequel!",
            "I don't get it.",
            "Wonderful, wonderful, wonderful.",
            "Popcorn & tears.",
            "<b>Bold</b> choice of ending.",
            "\"Watch it twice,\" my sister said. She's right.",
            "Five stars ⭐ and a handkerchief 🎬",
            "A classic. كلاسيكي",
            "Meh & done.");

    private final Random dice;

    DemoPhrases(Random dice) {
        this.dice = dice;
    }

    /** One comment of 3 to about 400 characters. */
    String text() {
        return switch (dice.nextInt(6)) {
            case 0 -> one(SHORT);
            case 1 -> one(OPENINGS);
            case 2 -> one(OPENINGS) + " " + one(ENDINGS);
            case 3 -> one(MIDDLES) + " " + one(ENDINGS);
            case 4 -> one(OPENINGS) + " " + one(MIDDLES) + " " + one(ENDINGS);
            default -> one(OPENINGS) + "\n" + one(MIDDLES) + " " + one(MIDDLES) + "\n\n" + one(ENDINGS);
        };
    }

    private String one(List<String> phrases) {
        return phrases.get(dice.nextInt(phrases.size()));
    }
}
