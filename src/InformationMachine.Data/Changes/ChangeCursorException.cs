namespace InformationMachine.Data.Changes;

/// <summary>A cursor that cannot be followed; the message says why and what to do.</summary>
public sealed class ChangeCursorException : Exception
{
    /// <summary>Without a message.</summary>
    public ChangeCursorException()
    {
    }

    /// <param name="message">Why, and what to do.</param>
    public ChangeCursorException(string message)
        : base(message)
    {
    }

    /// <param name="message">Why, and what to do.</param>
    /// <param name="innerException">What lay behind it.</param>
    public ChangeCursorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal ChangeCursorException(ChangeCursorFault fault, string message)
        : base(message) => Fault = fault;

    /// <summary>Why.</summary>
    public ChangeCursorFault Fault { get; }
}
