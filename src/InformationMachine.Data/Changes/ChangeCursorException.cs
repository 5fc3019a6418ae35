namespace InformationMachine.Data.Changes;

/// <summary>A cursor that cannot be followed; the message says why and what to do.</summary>
public sealed class ChangeCursorException : Exception
{
    public ChangeCursorException()
    {
    }

    public ChangeCursorException(string message)
        : base(message)
    {
    }

    public ChangeCursorException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal ChangeCursorException(ChangeCursorFault fault, string message)
        : base(message) => Fault = fault;

    /// <summary>Why.</summary>
    public ChangeCursorFault Fault { get; }
}
