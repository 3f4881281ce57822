using Crm.Domain.Webhooks;

namespace CallCenter.Web.Features.Webhooks;

/// <summary>Registers what tells programs outside what happens.</summary>
internal static class WebhookServices
{
    /// <summary>Needs the store, the outbox' feed and the secret box.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.AddSingleton(WebhookSettings.PrivateHosts);
        services.AddSingleton<WebhookSender>().AddSingleton<WebhookOwners>().AddSingleton<WebhookTurn>().AddSingleton<WebhookLoop>().AddSingleton<WebhookDesk>();
        services.AddHostedService(s => s.GetRequiredService<WebhookLoop>());
        return services;
    }
}
