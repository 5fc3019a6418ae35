using System.Text.Json;
using InformationMachine.Briefings.Sections.Layout;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Sections;

/// <summary>What editors add. It is not chosen but put in when the rest is written (<see cref="EditorialRemarks"/>).</summary>
internal sealed class NotesSection : ISection
{
    public string Name => "notes";

    public bool IsBeside => true;

    public Choice Choose(Story story) => Choice.None;

    public IEnumerable<Sentence> Sentences(BriefingSections sections) => sections.Notes;

    public IEnumerable<Block> Lay(BriefingSections sections, Typesetter typesetter) =>
        Typesetter.List("notes", sections.Notes.Select(note => new Item(typesetter.Say(note)) { By = note.EditedBy! })) is { } list ? [list] : [];

    public void Write(BriefingSections sections, SaidThen said, Utf8JsonWriter json) => json.WriteSentences(sections.Notes, said);
}
