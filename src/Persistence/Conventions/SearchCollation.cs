using Crm.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Persistence.Customers;

namespace Persistence.Conventions;

/// <summary>Columns that are searched by their beginning compare by code point. A dictionary's order (PostgreSQL's default) would put 周敏 and the end of the range "周…" in no useful order.</summary>
internal static class SearchCollation
{
    private const string PostgreSql = "Npgsql.EntityFrameworkCore.PostgreSQL";

    public static void Apply(ModelBuilder builder, string? provider)
    {
        if (provider != PostgreSql) return;
        var customers = builder.Entity<Customer>();
        customers.Property(c => c.Name).UseCollation("C");
        customers.Property(c => c.Pinyin).UseCollation("C");
        customers.Property(c => c.Initials).UseCollation("C");
        customers.Property(c => c.Number).UseCollation("C");
        builder.Entity<CustomerPhone>().Property(p => p.Reversed).UseCollation("C");
        builder.Entity<CustomerWordRow>().Property(w => w.Word).UseCollation("C");
        builder.Entity<AddressWordRow>().Property(w => w.Word).UseCollation("C");
        builder.Entity<CustomerAddress>().Property(a => a.Detail).UseCollation("C");
        builder.Entity<CustomerAddress>().Property(a => a.RegionCode).UseCollation("C");
    }
}
