using Xunit;

namespace CallCenter.Web.Tests.Host;

/// <summary>The tests that share one running host; they run one after another, since they share its floor.</summary>
[CollectionDefinition(Name)]
public sealed class HostTests : ICollectionFixture<RunningHost>
{
    public const string Name = "running host";
}
