namespace InformationMachine.Data.Store;

/// <summary>
/// A batch named a lease that another process has been given since. Nothing of it is stored, and nothing of what it rests on is certain any more:
/// whoever made it forgets what it knows and stands in line again.
/// </summary>
public sealed class LeaseLostException : IOException
{
    /// <summary>Without a message.</summary>
    public LeaseLostException()
    {
    }

    /// <param name="message">Which lease.</param>
    public LeaseLostException(string message)
        : base(message)
    {
    }

    /// <param name="message">Which lease.</param>
    /// <param name="innerException">What lay behind it.</param>
    public LeaseLostException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
