namespace InformationMachine.Data.Store;

/// <summary>A data file that cannot be used; the message says why and what to do.</summary>
public sealed class DataFileException : IOException
{
    public DataFileException()
    {
    }

    public DataFileException(string message)
        : base(message)
    {
    }

    public DataFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
