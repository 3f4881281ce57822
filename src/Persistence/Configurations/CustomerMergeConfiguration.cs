using Crm.Domain.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Customers;

namespace Persistence.Configurations;

internal sealed class CustomerMergeConfiguration : IEntityTypeConfiguration<CustomerMergeRow>
{
    public void Configure(EntityTypeBuilder<CustomerMergeRow> builder)
    {
        builder.ToTable("CustomerMerges").HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.ActorId).HasMaxLength(Lengths.User);
        builder.Property(m => m.UndoneBy).HasMaxLength(Lengths.User);
        builder.HasIndex(m => m.SurvivorId);
        builder.HasIndex(m => m.MergedId);
        builder.HasOne<Customer>().WithMany().HasForeignKey(m => m.SurvivorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Customer>().WithMany().HasForeignKey(m => m.MergedId).OnDelete(DeleteBehavior.Restrict);
    }
}
