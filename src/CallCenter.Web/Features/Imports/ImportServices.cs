using CallCenter.Web.Access;

namespace CallCenter.Web.Features.Imports;

/// <summary>Registers imports.</summary>
internal static class ImportServices
{
    public static IServiceCollection AddImports(this IServiceCollection services)
    {
        services.AddSingleton<ImportBell>().AddSingleton<ImportFiles>().AddSingleton<ImportRunner>().AddScoped<ImportWords>();
        services.AddHostedService(s => s.GetRequiredService<ImportRunner>());
        return services;
    }

    /// <summary>The faults of an import as a file.</summary>
    public static void MapImportFiles(this IEndpointRouteBuilder app) =>
        app.MapGet("/imports/{id:guid}/faults.csv", ImportFaultsFile.SendAsync).RequireAuthorization(Rights.DataImport).ExcludeFromDescription();
}
