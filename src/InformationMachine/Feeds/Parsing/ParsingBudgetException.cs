using System.Globalization;

namespace InformationMachine.Feeds.Parsing;

/// <summary>A document costs more to read than one of its size may. It is refused like one that is no feed, and stops nothing else.</summary>
internal sealed class ParsingBudgetException : NotAFeedException
{
    public ParsingBudgetException(TimeSpan limit)
        : base(string.Create(CultureInfo.InvariantCulture, $"The document's markup takes more than {limit.TotalSeconds:0.#} s of processor time, far more than a document of its size needs; it is left unread."))
    {
    }
}
