namespace InformationMachine.Data.Store.Records;

/// <summary>How a member of a record is compared.</summary>
internal enum Comparison
{
    /// <summary>It equals the value.</summary>
    Equal = 0,

    /// <summary>It is greater.</summary>
    Greater = 1,

    /// <summary>It is as great or greater.</summary>
    AtLeast = 2,

    /// <summary>It is smaller.</summary>
    Less = 3,

    /// <summary>It is one of the values.</summary>
    In = 4,

    /// <summary>It lies between two values or equals one of them.</summary>
    Between = 5,

    /// <summary>One of its items equals the value.</summary>
    AnyEqual = 6,

    /// <summary>One of its items is one of the values.</summary>
    AnyIn = 7,
}
