namespace InformationMachine.Data.Store;

/// <summary>A data file that cannot be used; the message says why and what to do.</summary>
public sealed class DataFileException : IOException
{
    /// <summary>Without a message.</summary>
    public DataFileException()
    {
    }

    /// <param name="message">Why, and what to do.</param>
    public DataFileException(string message)
        : base(message)
    {
    }

    /// <param name="message">Why, and what to do.</param>
    /// <param name="innerException">What lay behind it.</param>
    public DataFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
