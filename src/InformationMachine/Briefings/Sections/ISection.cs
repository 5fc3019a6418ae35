using System.Text.Json;
using InformationMachine.Briefings.Sections.Layout;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Sections;

/// <summary>
/// A section of a briefing: it chooses its sentences, and says how what was chosen is laid out for readers and written for programs.
/// Without state: one instance serves all briefings. A new section is a class here and a line in <see cref="SectionList"/>.
/// </summary>
internal interface ISection
{
    /// <summary>Its name in files, anchors and phrases.</summary>
    string Name { get; }

    /// <summary>False where the settings leave it out of new versions.</summary>
    bool IsOn(BriefingOptions options) => true;

    /// <summary>True for what is written beside the other sections in JSON, and only where it has something.</summary>
    bool IsBeside => false;

    /// <summary>Chooses. What other sections chose is had from the story; two sections must not ask for each other's.</summary>
    Choice Choose(Story story);

    /// <summary>Every sentence that a version tells in it.</summary>
    IEnumerable<Sentence> Sentences(BriefingSections sections);

    /// <summary>What readers meet, in order; nothing where it has nothing to say.</summary>
    IEnumerable<Block> Lay(BriefingSections sections, Typesetter typesetter);

    /// <summary>The value of its field in JSON.</summary>
    void Write(BriefingSections sections, SaidThen said, Utf8JsonWriter json);
}
