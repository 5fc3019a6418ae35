using System.Collections.Immutable;
using InformationMachine.Briefings.Abstractive;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Sections;
using InformationMachine.Briefings.Sections.Layout;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Outline;

/// <summary>
/// A version as headings and blocks, in the words of its language: built once, and laid out by every form in its own way.
/// </summary>
internal sealed class BriefingOutline
{
    /// <summary>The section that says so where it has nothing.</summary>
    private const string AlwaysShown = "what";

    private BriefingOutline(Briefing briefing, PhraseBook phrases, ImmutableArray<OutlineSection> sections) => (Briefing, Phrases, Sections) = (briefing, phrases, sections);

    /// <summary>The version.</summary>
    public Briefing Briefing { get; }

    /// <summary>The words around it.</summary>
    public PhraseBook Phrases { get; }

    /// <summary>The sections up to the sources that readers see: those that have something to say, and What.</summary>
    public ImmutableArray<OutlineSection> Sections { get; }

    /// <summary>What stands over the sources.</summary>
    public string SourcesHeading => Phrases.Heading(Wording.Sources);

    /// <param name="briefing">The version.</param>
    /// <param name="phrases">The words; null for those of its language.</param>
    /// <param name="wording">A model's wording of it, for forms that show both.</param>
    public static BriefingOutline Of(Briefing briefing, PhraseBook? phrases = null, ModelWording? wording = null)
    {
        phrases ??= PhraseBook.For(briefing.Language);
        var typesetter = new Typesetter(briefing, phrases);
        var sections = All(briefing, phrases).Select(section => section with { Worded = wording?.Worded(section.Name) is { } worded ? typesetter.Worded(worded.Sentences, WordedPart.Find(section.Name)?.IsList == true) : null });
        return new BriefingOutline(briefing, phrases, [.. sections.Where(section => !section.Blocks.IsEmpty || section.Worded is not null || section.Name == AlwaysShown)]);
    }

    /// <summary>Every section, whether it has something to say or not.</summary>
    public static IEnumerable<OutlineSection> All(Briefing briefing, PhraseBook phrases)
    {
        var typesetter = new Typesetter(briefing, phrases);
        return SectionList.All.Select(section => new OutlineSection(section.Name, phrases.Sections[section.Name].Heading, [.. section.Lay(briefing.Sections, typesetter)]) { Empty = phrases.Sections[section.Name].Empty });
    }
}
