using InformationMachine.Data.Posts;
using PublicApiGenerator;

namespace InformationMachine.Tests.Data.Package;

/// <summary>What programs of other people build on is a file in the repository: changing it is a visible difference.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void The_public_surface_is_the_approved_one() =>
        typeof(Post).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false })
            .ShouldMatchApproved(options => options.WithFileExtension(".txt").SubFolder("Approved"));

    [Fact]
    public void Only_LiteDB_comes_with_it() =>
        typeof(Post).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!).Where(name => !name.StartsWith("System", StringComparison.Ordinal) && !name.StartsWith("Microsoft.Win32", StringComparison.Ordinal))
            .ShouldBe(["LiteDB"]);
}
