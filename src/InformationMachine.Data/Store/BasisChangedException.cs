namespace InformationMachine.Data.Store;

/// <summary>Posts were linked or an editor decided after a batch was made that builds upon both. Nothing of it is stored; it may be made anew from what is stored now.</summary>
public sealed class BasisChangedException : IOException
{
    /// <summary>With the usual message.</summary>
    public BasisChangedException()
        : base("Posts were linked, or an editor has decided, while this was being prepared. It is done anew.")
    {
    }

    /// <param name="message">What is to be told.</param>
    public BasisChangedException(string message)
        : base(message)
    {
    }

    /// <param name="message">What is to be told.</param>
    /// <param name="innerException">What lay behind it.</param>
    public BasisChangedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
