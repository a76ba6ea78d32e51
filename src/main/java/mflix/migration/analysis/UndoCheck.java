package mflix.migration.analysis;

/** After an undo: each original is back, or its document is gone, or it is listed as changed since. Reads only. */
final class UndoCheck {
    private UndoCheck() {}

    static VerificationCheck of(UndoneOriginals undone) {
        var lost = new ValueTally();
        undone.read(left -> left.stream()
                .filter(one -> one.current().equals(one.change().to()))
                .forEach(one -> lost.add(one.change().document())));
        return lost.mustBeNone("restored", "originals that are neither back nor listed");
    }
}
