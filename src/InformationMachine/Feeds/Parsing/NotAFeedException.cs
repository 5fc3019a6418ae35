namespace InformationMachine.Feeds.Parsing;

/// <summary>A document is not a feed; the message says what it looks like instead.</summary>
internal sealed class NotAFeedException : Exception
{
    public NotAFeedException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
