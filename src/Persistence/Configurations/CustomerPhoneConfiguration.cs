using Crm.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Persistence.Configurations;

internal sealed class CustomerPhoneConfiguration : IEntityTypeConfiguration<CustomerPhone>
{
    public void Configure(EntityTypeBuilder<CustomerPhone> builder)
    {
        builder.ToTable("CustomerPhones").HasKey(p => new { p.CustomerId, p.E164 });
        builder.Property(p => p.E164).HasMaxLength(Lengths.Phone);
        builder.Property(p => p.Extension).HasMaxLength(8);
        builder.Property(p => p.Reversed).HasMaxLength(Lengths.Phone);
        builder.HasIndex(p => new { p.E164, p.CustomerId });
        builder.HasIndex(p => p.Reversed);
        builder.HasOne<Customer>().WithMany().HasForeignKey(p => p.CustomerId).OnDelete(DeleteBehavior.Restrict);
    }
}
