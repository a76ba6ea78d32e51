package mflix.load;

import java.util.ArrayList;
import java.util.List;

/** What a load said. */
class Heard implements LoadListener {
    final List<String> notes = new ArrayList<>();
    final List<String> bad = new ArrayList<>();
    final List<Long> batches = new ArrayList<>();

    @Override
    public void note(String sentence) {
        notes.add(sentence);
    }

    @Override
    public void bad(String sentence) {
        bad.add(sentence);
    }

    @Override
    public void checking(long documents, long bytes, long ofBytes) {}

    @Override
    public void loading(long documents, long ofDocuments) {
        batches.add(documents);
    }
}
