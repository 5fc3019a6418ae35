using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Phrases;

/// <summary>
/// Where a citation stands in running text: before the full stop, as in "it sank [1]."; after any other end. In lists it stands
/// after everything.
/// </summary>
internal static class CitedText
{
    /// <summary>The words before the citation and the full stop after it, which may be empty.</summary>
    public static (string Words, string Stop) Split(string text)
    {
        var line = PlainLine.Of(text);
        return EndsWithFullStop(line) ? (line[..^1], ".") : (line, "");
    }

    /// <summary>What stands between two sentences; a sentence that goes on after a comma sticks to the one before.</summary>
    public static string Between(Sentence next) => next.Text is [',' or ';' or ':', ..] ? "" : " ";

    /// <summary>False for "…", "..." and a final abbreviation such as "U.S." or "Mr. T.", whose point belongs to the word; a version's or a sum's does not.</summary>
    private static bool EndsWithFullStop(string line)
    {
        if (line is not [.., var last, '.'] || last is '.' or '…') return false;
        var word = line.AsSpan(line.LastIndexOf(' ') + 1)[..^1];
        return (!word.Contains('.') || char.IsAsciiDigit(word[^1])) && !(word.Length == 1 && char.IsUpper(word[0]));
    }
}
