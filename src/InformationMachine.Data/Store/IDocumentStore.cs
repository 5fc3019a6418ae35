namespace InformationMachine.Data.Store;

/// <summary>
/// Small named documents that all processes on one database share: which feeds there are, who may sign in. Who changes one says which version
/// the change was made on, so that of two changes at once none is lost. Thread-safe.
/// </summary>
public interface IDocumentStore
{
    /// <summary>The longest document there may be.</summary>
    const int MaximumLength = 64 * 1024 * 1024;

    /// <summary>Where the documents are, for messages.</summary>
    string Place { get; }

    /// <summary>The versions of all documents: what others have changed is noticed by asking.</summary>
    /// <exception cref="IOException">The database cannot be reached.</exception>
    IReadOnlyDictionary<string, long> Versions();

    /// <summary>A document as it is now.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="IOException">The database cannot be reached.</exception>
    StoredDocument Find(string name);

    /// <summary>Writes a document, unless somebody else has written it meanwhile; null where that is so, and the document as it is stored now otherwise.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="version">The version that is replaced; 0 where there was no document.</param>
    /// <param name="content">What it holds from now on.</param>
    /// <exception cref="IOException">The database cannot be reached.</exception>
    StoredDocument? TryWrite(string name, long version, ReadOnlyMemory<byte> content);
}
