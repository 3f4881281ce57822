using CallCenter.Web.Composition.Settings;
using Microsoft.Data.Sqlite;
using Persistence;
using Persistence.PostgreSql;
using Persistence.Sqlite;
using Persistence.SqlServer;

namespace CallCenter.Web.Composition;

/// <summary>The durable store, by the configured provider.</summary>
internal static class StoreServices
{
    public static IServiceCollection AddStore(this IServiceCollection services, AppSettings settings)
    {
        services.AddPersistence(Provider(settings.Data));
        services.AddSingleton<IFloorPlanSource, FloorPlanFromStore>();
        services.AddSingleton<DemoStore>();
        services.AddSingleton<DemoArticles>();
        services.AddSingleton<StorePreparation>();
        return services;
    }

    private static StoreProvider Provider(DataSettings data) => data.Provider switch
    {
        DataProvider.PostgreSql => PostgreSqlStore.ForConnection(data.ConnectionString),
        DataProvider.SqlServer => SqlServerStore.ForConnection(data.ConnectionString),
        _ => SqliteStore.ForConnection(Checked(data.ConnectionString)),
    };

    private static string Checked(string connectionString)
    {
        try
        {
            return new SqliteConnectionStringBuilder(connectionString).ConnectionString;
        }
        catch (ArgumentException wrong)
        {
            throw new SettingsException("ConnectionStrings:CallCenter", connectionString, $"a SQLite connection string ({wrong.Message})");
        }
    }
}
