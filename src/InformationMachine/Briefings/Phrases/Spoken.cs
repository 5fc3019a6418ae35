using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Phrases;

/// <summary>
/// A sentence as readers meet it: in quotation marks behind who speaks where the page would otherwise say it itself ("Halvern Labs: “We
/// hope ...”"), and behind what its post says it is ("Opinion"). The words stay the post's.
/// </summary>
internal static class Spoken
{
    /// <summary>On a line of its own, whatever stands above it.</summary>
    public static string Line(Sentence sentence, PhraseBook phrases) =>
        Lead(sentence, phrases) is { Length: > 0 } lead ? lead + Quoted(sentence) : PlainLine.Of(sentence.Text);

    /// <summary>In running text: the words before the citation and the full stop after it, which may be empty.</summary>
    public static (string Words, string Stop) Split(Sentence sentence, PhraseBook phrases) =>
        Lead(sentence, phrases) is { Length: > 0 } lead ? (lead + Quoted(sentence), "") : CitedText.Split(sentence.Text);

    /// <summary>
    /// In running text right behind other words of the same speaker, who need not be named again: the words in their marks. Null where the name has to
    /// stand, because they have no marks of their own.
    /// </summary>
    public static string? GoingOn(Sentence sentence, Sentence before) =>
        sentence.Speaker is { } speaker && speaker == before.Speaker && sentence.Mark == before.Mark && IsMarked(sentence) && IsMarked(before) ? Quoted(sentence) : null;

    private static bool IsMarked(Sentence sentence) => Quotations.In(PlainLine.Of(sentence.Text)).Count == 0;

    private static string Lead(Sentence sentence, PhraseBook phrases)
    {
        var mark = phrases.MarkOf(sentence.Mark);
        if (sentence.Speaker is not { } speaker) return mark.Length > 0 ? mark + phrases.Colon : "";
        return PlainLine.Of(speaker) + (mark.Length > 0 ? $" ({mark})" : "") + phrases.Colon;
    }

    /// <summary>Words that hold a quotation of their own would be misread within a second pair of marks.</summary>
    private static string Quoted(Sentence sentence)
    {
        var text = PlainLine.Of(sentence.Text);
        return sentence.Speaker is null || Quotations.In(text).Count > 0 ? text : $"“{text}”";
    }
}
