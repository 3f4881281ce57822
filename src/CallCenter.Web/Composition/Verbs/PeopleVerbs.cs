using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Persistence;
using Persistence.Administration;
using Persistence.Users;
using Roles = Persistence.Users.Roles;

namespace CallCenter.Web.Composition.Verbs;

/// <summary>Verbs about people and programs that may come in.</summary>
internal static class PeopleVerbs
{
    /// <summary>Identity without sign-in pages.</summary>
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddIdentityCore<AppUser>().AddRoles<IdentityRole>().AddEntityFrameworkStores<AppDb>();
        return services;
    }

    public static async Task TokenAsync(VerbArguments arguments, IServiceProvider services)
    {
        arguments.Only("name", "role");
        if (arguments.Word(1, "The word 'create'") != "create")
            throw new VerbException("Use 'token create --name X --role R'.");
        var role = RoleOf(arguments);
        await services.GetRequiredService<StoreMigrator>().MigrateAsync(CancellationToken.None);
        Console.WriteLine(await services.GetRequiredService<ApiTokens>().CreateAsync(arguments.Required("name"), role, CancellationToken.None));
    }

    public static async Task UserAsync(VerbArguments arguments, IServiceProvider services)
    {
        arguments.Only("role", "extension");
        await services.GetRequiredService<StoreMigrator>().MigrateAsync(CancellationToken.None);
        using var scope = services.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        var name = arguments.Word(2, "The user's name");
        var password = Password();
        switch (arguments.Word(1, "The word 'create' or 'reset'"))
        {
            case "create":
                await CreateAsync(scope.ServiceProvider, users, name, RoleOf(arguments), arguments.Has("extension") ? arguments.Required("extension") : null, password);
                break;
            case "reset":
                var user = await users.FindByNameAsync(name) ?? throw new VerbException($"There is no user '{name}'.");
                Check(await users.RemovePasswordAsync(user));
                Check(await users.AddPasswordAsync(user, password));
                Check(await users.SetLockoutEndDateAsync(user, null));
                break;
            default:
                throw new VerbException("Use 'user create NAME --role R' or 'user reset NAME'.");
        }

        Console.WriteLine($"Password of {name} (shown once): {password}");
    }

    private static async Task CreateAsync(IServiceProvider services, UserManager<AppUser> users, string name, string role, string? extension, string password)
    {
        var roles = services.GetRequiredService<RoleManager<IdentityRole>>();
        if (!await roles.RoleExistsAsync(role))
            Check(await roles.CreateAsync(new IdentityRole(role)));
        var user = new AppUser { UserName = name, DisplayName = name, Extension = extension };
        Check(await users.CreateAsync(user, password));
        Check(await users.AddToRoleAsync(user, role));
    }

    private static string RoleOf(VerbArguments arguments)
    {
        var role = arguments.Required("role");
        return Roles.All.Contains(role) ? role : throw new VerbException($"Option --role is '{role}'; allowed: {string.Join(", ", Roles.All)}.");
    }

    /// <summary>20 random characters with every class that Identity asks for.</summary>
    private static string Password() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 18) + "a2-";

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new VerbException(string.Join(' ', result.Errors.Select(e => e.Description)));
    }
}
