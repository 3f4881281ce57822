namespace CallCenter.Web.Features.Lists;

/// <summary>Registers combined queries and saved lists.</summary>
internal static class ListServices
{
    public static IServiceCollection AddLists(this IServiceCollection services) => services.AddScoped<ListWords>().AddSingleton<ListLookUp>();
}
