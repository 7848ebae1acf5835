# In place of modules/aura: the twin's instance.

locals {
  twin = jsondecode(file("${path.module}/../twin.json"))
}

output "instance_id" { value = local.twin.instance }
output "uri" { value = local.twin.variables.NEO4J_URI }
output "username" { value = local.twin.variables.NEO4J_USERNAME }
output "database" { value = local.twin.variables.NEO4J_DATABASE }

output "password" {
  sensitive = true
  value     = local.twin.variables.NEO4J_PASSWORD
}
