using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace InformationMachine.Briefings.Abstractive.Asking;

/// <summary>One question to a model.</summary>
/// <param name="System">What it is to do.</param>
/// <param name="User">What it is to do it with, the posts in their envelope.</param>
/// <param name="Schema">The form of its answer.</param>
/// <param name="Content">The same without what differs from request to request: what the question is known by.</param>
internal sealed record ModelQuestion(string System, string User, JsonElement Schema, string Content)
{
    /// <summary>Below it even long words and no punctuation do not come.</summary>
    private const double MostCharactersPerToken = 6.5;

    /// <summary>Few bytes of any language make more tokens.</summary>
    private const double FewestBytesPerToken = 3;

    private const int Frame = 32;

    /// <summary>The most tokens it will be, by estimate.</summary>
    public int MostTokens => (int)Math.Ceiling((Encoding.UTF8.GetByteCount(System) + Encoding.UTF8.GetByteCount(User) + SchemaLength) / FewestBytesPerToken) + Frame;

    /// <summary>The fewest tokens it can be: an endpoint that read fewer has cut it.</summary>
    public int FewestTokens => (int)((System.Length + User.Length) / MostCharactersPerToken);

    private int SchemaLength => Schema.GetRawText().Length;

    /// <summary>What it is known by together with the model and how that is asked.</summary>
    public string Key(string model, string options) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new[] { model, options, Schema.GetRawText(), Content })));
}
