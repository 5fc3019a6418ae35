using InformationMachine.Threads.Decisions;

namespace InformationMachine.Threads;

/// <summary>Registers posts to threads.</summary>
internal static class ThreadServices
{
    /// <summary>Needs <see cref="ThreadOptions"/>, the store and <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddThreads(this IServiceCollection services) => services
        .AddSingleton<ThreadRound>()
        .AddSingleton<ThreadDecisions>();
}
