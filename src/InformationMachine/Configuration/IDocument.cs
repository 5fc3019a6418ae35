namespace InformationMachine.Configuration;

/// <summary>
/// A small document that several processes read and change: a file, or a row of the database. Who changes it reads it, and writes on what was read;
/// where somebody else was quicker, it is read and changed again. Thread-safe.
/// </summary>
internal interface IDocument
{
    /// <summary>Its path, or what and where it is in the database.</summary>
    string Place { get; }

    /// <summary>Changes whenever the document does. In a running machine a document in the database is as it was at most about a second ago.</summary>
    DocumentMark Mark { get; }

    /// <summary>The document, as old as <see cref="Mark"/>.</summary>
    DocumentContent Known();

    /// <summary>The document as it is now.</summary>
    DocumentContent Now();

    /// <summary>Writes it; false where somebody else changes it at this moment, or has changed it since it was read.</summary>
    /// <param name="before">As it was read.</param>
    /// <param name="after">What it holds from now on.</param>
    /// <exception cref="RefusedException">It cannot be written (exit code 78).</exception>
    bool TryWrite(DocumentContent before, byte[] after);
}
