using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace CallCenter.Web.Operations;

/// <summary>Health and metrics.</summary>
internal static class OperationsServices
{
    private const string Ready = "ready";

    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<StoreHealth>("store", tags: [Ready])
            .AddCheck<SwitchboardHealth>("switchboard", tags: [Ready])
            .AddCheck<RecordingDiskHealth>("recordings", tags: [Ready])
            .AddCheck<MediaHealth>("media", tags: [Ready])
            .AddCheck<KnowledgeHealth>("knowledge", tags: [Ready]);
        services.AddSingleton<MetricsPage>();
        services.AddHostedService(s => s.GetRequiredService<MetricsPage>());
        return services;
    }

    public static void MapOperations(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = HealthJson.WriteAsync });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = c => c.Tags.Contains(Ready), ResponseWriter = HealthJson.WriteAsync });
        app.MapGet("/metrics", (MetricsPage page) => TypedResults.Text(page.Write(), "text/plain; version=0.0.4")).ExcludeFromDescription();
    }
}
