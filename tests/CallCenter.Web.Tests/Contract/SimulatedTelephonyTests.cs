namespace CallCenter.Web.Tests.Contract;

/// <summary>The contract kept by the exchange itself.</summary>
public sealed class SimulatedTelephonyTests : TelephonyContract
{
    protected override Task<ITelephonySite> OpenAsync() => Task.FromResult<ITelephonySite>(new SimulatedSite());
}
