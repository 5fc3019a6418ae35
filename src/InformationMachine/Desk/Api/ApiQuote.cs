using InformationMachine.Data.Posts;

namespace InformationMachine.Desk.Api;

/// <summary>What a post quotes or passes on.</summary>
/// <param name="Author">Who said it.</param>
/// <param name="Handle">The account that said it.</param>
/// <param name="Text">The words, plain.</param>
/// <param name="Url">Where they are.</param>
/// <param name="IsRepost">Whether the post adds no words of its own.</param>
internal sealed record ApiQuote(string? Author, string? Handle, string Text, string? Url, bool IsRepost)
{
    public static ApiQuote? Of(PostQuote? quote) => quote is null ? null : new ApiQuote(quote.Author, quote.Handle, quote.Text, quote.Url, quote.IsRepost);
}
