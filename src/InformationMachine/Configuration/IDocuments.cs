using InformationMachine.Data.Store;

namespace InformationMachine.Configuration;

/// <summary>Where the documents of a machine are: in files of its directories, or in the database that keeps its data, for all processes on it.</summary>
internal interface IDocuments
{
    /// <summary>The database, where they are in one; null where they are files.</summary>
    IDocumentStore? Shared { get; }

    /// <summary>Failures that are counted for all processes; null where there is only this one.</summary>
    IFailureCounts? Failures { get; }

    /// <summary>One of them.</summary>
    IDocument Of(DocumentName name);
}
