using Crm.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Persistence.Configurations;

internal sealed class CustomerConfiguration : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> builder)
    {
        builder.ToTable("Customers").HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Number).HasMaxLength(Lengths.Number);
        builder.Property(c => c.Name).HasMaxLength(Customer.NameLength);
        builder.Property(c => c.Salutation).HasMaxLength(16);
        builder.Property(c => c.Notes).HasMaxLength(Customer.NotesLength);
        builder.Property(c => c.Pinyin).HasMaxLength(Pinyin.Longest);
        builder.Property(c => c.Initials).HasMaxLength(Customer.NameLength);
        builder.Property(c => c.DoNotCallReason).HasMaxLength(Customer.ReasonLength);
        builder.Property(c => c.Risks).HasMaxLength(Lengths.Name);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => c.Number).IsUnique();
        builder.HasIndex(c => c.Name);
        builder.HasIndex(c => c.Pinyin);
        builder.HasIndex(c => c.Initials);
        // Only of those that were merged: almost nobody is, and a planner that may look up "merged into nobody" here reads the million instead of the name's few.
        builder.HasIndex(c => c.MergedIntoId).HasFilter("\"MergedIntoId\" IS NOT NULL");
        builder.HasIndex(c => new { c.Tier, c.Number });
    }
}
