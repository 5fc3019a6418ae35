using System.Text;
using System.Xml.Linq;
using InformationMachine.Configuration;
using InformationMachine.Feeds.Parsing;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace InformationMachine.Desk.Accounts;

/// <summary>The keys that sign sessions, in a document of the database, encrypted as a whole: whoever has signed in at one desk has at all of them. Thread-safe.</summary>
internal sealed partial class SharedKeys(IDocument document, StoreSecret secret) : IXmlRepository
{
    private const string Name = "session-keys";

    /// <summary>Keys are added every few weeks by each process at the most.</summary>
    private const int Tries = 100;

    /// <exception cref="RefusedException">They were encrypted with another secret (exit code 78).</exception>
    public IReadOnlyCollection<XElement> GetAllElements() => [.. Read(document.Now()).Elements()];

    public void StoreElement(XElement element, string friendlyName)
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            var before = document.Now();
            var keys = Read(before);
            keys.Add(element);
            if (document.TryWrite(before, secret.Encrypt(Name, Encoding.UTF8.GetBytes(keys.ToString(SaveOptions.DisableFormatting))))) return;
        }

        throw FileLock.Refusal(document.Place);
    }

    /// <summary>Before a desk is begun: that its secret is that of the others, or what it means that it has none.</summary>
    /// <exception cref="RefusedException">The keys were encrypted with another secret (exit code 78).</exception>
    public static void Check(IDocuments documents, StoreSecret? secret, ILogger<SharedKeys> logger)
    {
        if (secret is null) Alone(logger);
        else new SharedKeys(documents.Of(DocumentName.SessionKeys), secret).GetAllElements();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Store:Secret is empty: the keys that sign sessions stay in this process's data directory, and who signs in does so at this desk alone")]
    private static partial void Alone(ILogger logger);

    private XElement Read(DocumentContent content)
    {
        if (content.Bytes is not { } text) return new XElement("keys");
        var plain = secret.Decrypt(Name, text) ?? throw new RefusedException(ExitCode.Configuration,
            $"{document.Place} were encrypted with another secret than Store:Secret names. Give all processes the same; docs/scale.md says how to begin with a new one, which signs everybody out.");
        return new XmlDocumentReader(new ParserLimits()).Read(Encoding.UTF8.GetString(plain), ParsingBudget.For(plain.Length));
    }
}
