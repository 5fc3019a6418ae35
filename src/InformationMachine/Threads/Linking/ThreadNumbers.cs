using System.Runtime.InteropServices;

namespace InformationMachine.Threads.Linking;

/// <summary>What a thread's confidence follows from.</summary>
/// <param name="Sureness">How surely its posts belong to it on average, 0 to 1.</param>
/// <param name="Weakest">How surely the post belongs to it that does so least: one stranger makes a thread unclean.</param>
/// <param name="Elsewhere">The mean of its posts' best likeness to posts elsewhere: what is like much else is no story of its own.</param>
/// <param name="Teller">Who tells it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ThreadNumbers(double Sureness, double Weakest, double Elsewhere, ThreadTeller Teller)
{
    /// <summary>The most posts that are looked at; of a larger thread the latest.</summary>
    private const int MostPosts = 200;

    /// <summary>The numbers of a thread of two posts or more.</summary>
    public static ThreadNumbers Of(ActiveThread thread)
    {
        var posts = thread.Posts.Order(PostNode.ByPublication).TakeLast(MostPosts).ToList();
        var (sureness, weakest, elsewhere) = (0.0, 1.0, 0.0);
        foreach (var node in posts)
        {
            var own = thread.Sureness(node);
            sureness += own / posts.Count;
            weakest = Math.Min(weakest, own);
            elsewhere += node.Links.FirstOrDefault(link => link.Other.Thread != thread).Probability / (double)posts.Count;
        }

        return new ThreadNumbers(sureness, weakest, elsewhere, TellerOf(posts));
    }

    private static ThreadTeller TellerOf(List<PostNode> posts) =>
        posts.Exists(node => node.OwnVoice != posts[0].OwnVoice) ? ThreadTeller.Several
        : posts.TrueForAll(node => node.IsAccount) ? ThreadTeller.Account : ThreadTeller.Outlet;
}
