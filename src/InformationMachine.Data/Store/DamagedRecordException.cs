namespace InformationMachine.Data.Store;

/// <summary>A record whose check number does not fit: its page was altered after it was written.</summary>
public sealed class DamagedRecordException : IOException
{
    /// <summary>Without a message.</summary>
    public DamagedRecordException()
    {
    }

    /// <param name="message">Why, and what to do.</param>
    public DamagedRecordException(string message)
        : base(message)
    {
    }

    /// <param name="message">Why, and what to do.</param>
    /// <param name="innerException">What lay behind it.</param>
    public DamagedRecordException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal DamagedRecordException(string collection, object key)
        : base($"Record {key} of {collection} is damaged: its check number does not fit. Run `doctor`, which says what is wrong and what can be repaired.")
    {
    }
}
