namespace InformationMachine.Data.Postgres;

/// <summary>The database cannot be reached, or its server is just starting or ending: the same may be done again later.</summary>
public sealed class StoreUnreachableException : IOException
{
    /// <summary>Creates the exception.</summary>
    public StoreUnreachableException()
    {
    }

    /// <summary>Creates the exception with what the server or the way to it said.</summary>
    /// <param name="message">What is to be told.</param>
    public StoreUnreachableException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">What is to be told.</param>
    /// <param name="innerException">What was thrown.</param>
    public StoreUnreachableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
