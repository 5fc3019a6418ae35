using InformationMachine.Configuration;
using InformationMachine.Desk.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace InformationMachine.Desk.Serving;

/// <summary>Where the keys that sign sessions are: in the database where they can be encrypted there, and in the data directory otherwise.</summary>
internal static class SessionKeys
{
    public static void Add(IServiceCollection services, IDocuments documents, MachinePaths paths, StoreOptions store)
    {
        var protection = services.AddDataProtection().SetApplicationName("InformationMachine");
        if (documents.Shared is null || StoreSecret.Of(store) is not { } secret)
        {
            protection.PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(paths.Data, "keys")));
            return;
        }

        var document = documents.Of(DocumentName.SessionKeys);
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new SharedKeys(document, secret));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<FollowedKeys>(provider, document))
            .AddHostedService(provider => provider.GetRequiredService<FollowedKeys>())
            .Replace(ServiceDescriptor.Singleton<IKeyManager>(provider => provider.GetRequiredService<FollowedKeys>()));
    }
}
