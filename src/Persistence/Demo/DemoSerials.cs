using System.Globalization;
using Crm.Domain.Catalogue;
using Crm.Domain.InstallBase;

namespace Persistence.Demo;

/// <summary>Serials of 20 characters: brand, category, plant, year, month, day, ordinal, two spare, check (mod 36).</summary>
internal static class DemoSerials
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    // Of more than a million units the first spare character counts the millions: the ordinal has six digits.
    private static char Spare(int ordinal, Random random)
    {
        var drawn = random.Next(36);
        return Alphabet[ordinal < 1_000_000 ? drawn : ordinal / 1_000_000 % 36];
    }

    public static string Make(ProductModel model, DateOnly produced, int ordinal, Random random)
    {
        var body = string.Create(CultureInfo.InvariantCulture,
            $"{model.BrandCode}{model.CategoryCode}{1 + ordinal % 9:00}{produced.Year % 100:00}{Alphabet[produced.Month]}{produced.Day:00}{ordinal % 1_000_000:000000}{Spare(ordinal, random)}{Alphabet[random.Next(36)]}");
        return body + SerialNumber.CheckCharacter(body);
    }
}
