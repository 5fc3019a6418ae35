namespace InformationMachine.Data.Store;

/// <summary>A data directory is held by another process.</summary>
public sealed class StoreLockedException : IOException
{
    /// <summary>Without a message.</summary>
    public StoreLockedException()
    {
    }

    /// <param name="message">Why, and what to do.</param>
    public StoreLockedException(string message)
        : base(message)
    {
    }

    /// <param name="message">Why, and what to do.</param>
    /// <param name="innerException">What lay behind it.</param>
    public StoreLockedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal StoreLockedException(string dataDirectory, int? holder, Exception innerException)
        : base($"{dataDirectory} is held by another machine ({(holder is { } pid ? $"process {pid}" : "its process is not known")}). Stop it first, or name another data directory.", innerException)
    {
    }
}
