using System.Collections.Immutable;
using System.Globalization;
using InformationMachine.Briefings.Claims;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Sections.Layout;

/// <summary>
/// What a reader has read already on the way to the perspectives. A thin story has few statements: an author who says no more than what
/// stands above is named with the sources rather than quoted a second time. The JSON form holds every statement all the same.
/// </summary>
/// <param name="sections">The sections of the briefing.</param>
internal sealed class AlreadyShown(BriefingSections sections)
{
    private readonly HashSet<string> _told = [.. sections.What.Concat(sections.WhyItMatters).Concat(sections.Narrative.SelectMany(paragraph => paragraph)).Select(Letters)];

    private readonly HashSet<string> _names = Anchors.Names(sections.Sentences().Select(sentence => sentence.Text));

    /// <summary>The statements of an author that are new here, and those before them without which they could not be understood.</summary>
    public ImmutableArray<Sentence> New(Perspective view) => [.. view.Stance.Where((sentence, i) => !IsTold(sentence) || (i + 1 < view.Stance.Length && IsSpokenOf(sentence, view.Stance[i + 1])))];

    private bool IsTold(Sentence sentence) => _told.Contains(Letters(sentence));

    /// <summary>True where the next sentence is new and cannot be understood away from this one.</summary>
    private bool IsSpokenOf(Sentence sentence, Sentence next) =>
        !IsTold(next) && next.Citations.SequenceEqual(sentence.Citations) && (Antecedent.IsNeeded(next.Text) || !Anchors.Has(next.Text, _names));

    /// <summary>Without who says nothing but what stands above: such an author is among the sources and takes no view.</summary>
    public IEnumerable<Perspective> Heard(IEnumerable<Perspective> views) => views.Where(view => !New(view).IsEmpty || !view.Evolution.Sentences.IsEmpty);

    /// <summary>The sources of what stands above, where that is all the author says; otherwise none.</summary>
    public ImmutableArray<int> Above(Perspective view) =>
        New(view).IsEmpty ? [.. view.Stance.SelectMany(sentence => sentence.Citations).Distinct().Order()] : [];

    /// <summary>What tells one statement from another: letters, digits and what changes their sense, so that 2.5 is not 25.</summary>
    public static string Letters(Sentence sentence)
    {
        var text = sentence.Text;
        return string.Concat(text.Where((letter, at) => char.IsLetterOrDigit(letter) || IsTelling(letter) || (IsDigit(text, at + 1) && (letter is '-' or '–' || IsDigit(text, at - 1))))).ToUpperInvariant();
    }

    private static bool IsTelling(char letter) => letter is '%' or '‰' or '?' || char.GetUnicodeCategory(letter)
        is UnicodeCategory.CurrencySymbol or UnicodeCategory.MathSymbol or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Surrogate;

    private static bool IsDigit(string text, int at) => at >= 0 && at < text.Length && char.IsDigit(text[at]);
}
