using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Persistence.Users;

namespace CallCenter.Web.Composition;

/// <summary>A house without people prints a link by which the first administrator comes in: once, within the hour (docs/contract.md §6). Each start makes a new one.</summary>
internal static class FirstAdministrator
{
    public static async Task OfferAsync(TextWriter to, IServiceProvider services, CancellationToken ct)
    {
        if (!await services.GetRequiredService<UserStore>().IsEmptyAsync(ct))
            return;
        var token = await services.GetRequiredService<OneTimeLinks>().ForFirstAdministratorAsync(ct);
        var web = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? EnvironmentNames.DefaultUrl;
        await to.WriteLineAsync($"  First     {web}/welcome/{token}");
        await to.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"            makes the first administrator; good once, for {OneTimeLinks.FirstLife.TotalMinutes:0} minutes"));
        await to.FlushAsync(ct);
    }
}
