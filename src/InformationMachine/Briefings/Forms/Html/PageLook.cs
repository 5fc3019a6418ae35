using InformationMachine.Briefings.Phrases;

namespace InformationMachine.Briefings.Forms.Html;

/// <summary>What differs from page to page around the main element.</summary>
/// <param name="Place">The entry of the masthead that leads to this page.</param>
/// <param name="Head">What else belongs into the head.</param>
/// <param name="IsWide">True where the page brings its own columns.</param>
/// <param name="Phrases">The words around the main element; null for the site's own.</param>
/// <param name="IsWorded">True where sentences of a model are among those of posts.</param>
/// <param name="PicturesFrom">The one other origin that the page may show pictures from; null for none.</param>
internal sealed record PageLook(string? Place = null, Markup? Head = null, bool IsWide = false, PhraseBook? Phrases = null, bool IsWorded = false, string? PicturesFrom = null);
