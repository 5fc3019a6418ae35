namespace InformationMachine.Feeds.Parsing;

/// <summary>A document is not a feed, or none that can be read; the message says what it looks like instead.</summary>
internal class NotAFeedException : Exception
{
    public NotAFeedException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
