namespace InformationMachine.Data.Store;

/// <summary>A data directory is held by another process.</summary>
public sealed class StoreLockedException : IOException
{
    public StoreLockedException()
    {
    }

    public StoreLockedException(string message)
        : base(message)
    {
    }

    public StoreLockedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal StoreLockedException(string dataDirectory, int? holder, Exception innerException)
        : base($"{dataDirectory} is held by another machine ({(holder is { } pid ? $"process {pid}" : "its process is not known")}). Stop it first, or name another data directory.", innerException)
    {
    }
}
