variable "recipe" {
  description = "The recipe's name, as in its recipe.yaml."
  type        = string
  default     = "meetup-rsvp"
}

variable "topics" {
  description = "The topics that its connectors consume, by the names that they have in Kafka. A name that ends in * stands for all that begin so."
  type        = list(string)
  default     = ["meetup-member-group-topic"]
}

variable "dead_letter_topics" {
  description = "The topics that take what connectors could not write."
  type        = list(string)
  default     = ["meetup-neo4j-dlq"]
}

variable "connectors" {
  description = "Its connectors. One that is renamed is listed by both names until it has moved."
  type        = list(string)
  default     = ["meetup-neo4j"]
}

variable "run_prefix" {
  description = "What the names begin with that k2g verify gives to its topics and connectors on a disposable cluster; null on others."
  type        = string
  default     = null
}

variable "connect" {
  description = "Who runs the connectors: worker (a Kafka Connect worker of your own) or managed (Confluent's service)."
  type        = string
  default     = "worker"
}

variable "shared_key" {
  description = "Whether worker and connectors use k2g's own key, as with k2g worker start or a managed connector without a service account. Separate keys may less."
  type        = bool
  default     = false
}

variable "worker" {
  description = "The group and the three internal topics of a worker of your own: by default k2g-connect-RECIPE, and -configs, -offsets and -status after the group. One that has others keeps them when they are said here."
  type = object({
    group_id             = optional(string)
    config_storage_topic = optional(string)
    offset_storage_topic = optional(string)
    status_storage_topic = optional(string)
  })
  default = {}
}

variable "cluster" {
  description = "The Kafka cluster: type (basic, standard, enterprise, dedicated, freight), cloud (AWS, AZURE, GCP), region, availability (by default the least that the type has), and cku for a dedicated one. Each type has its price."
  type = object({
    type         = optional(string, "basic")
    cloud        = optional(string, "GCP")
    region       = optional(string, "europe-west1")
    availability = optional(string)
    cku          = optional(number)
  })
  default = {}
}

variable "environment_id" {
  description = "A Confluent environment that is there already (env-…); null makes one."
  type        = string
  default     = null
}

variable "network_id" {
  description = "The network of a dedicated cluster (n-…); null for the public internet."
  type        = string
  default     = null
}

variable "key_generations" {
  description = "Which keys each account has: [1]; [1, 2] while they are renewed, then [2]. The outputs are those of the last, and a number that is gone does not come again."
  type        = list(number)
  default     = [1]
}

variable "deletion_protection" {
  description = "Whether Confluent itself refuses to delete the cluster; null where an organization does not have this yet. Terraform refuses anyway."
  type        = bool
  default     = true
}

variable "aura" {
  description = "The Aura instance: project_id, and what differs from a free one. null makes none: the target file then names the credentials file of the Aura console."
  type = object({
    project_id     = string
    name           = optional(string)
    type           = optional(string, "free-db")
    cloud_provider = optional(string, "gcp")
    region         = optional(string, "europe-west1")
    memory         = optional(string, "1GB")
    database       = optional(string)
  })
  default = null
}

variable "aura_client_id" {
  description = "The client id of an Aura API key. Best from the environment: TF_VAR_aura_client_id."
  type        = string
  default     = ""
  sensitive   = true

  validation {
    condition     = var.aura == null || var.aura_client_id != ""
    error_message = "aura_client_id: an Aura instance needs an Aura API key; export TF_VAR_aura_client_id and TF_VAR_aura_client_secret."
  }
}

variable "aura_client_secret" {
  description = "The client secret of that key. Best from the environment: TF_VAR_aura_client_secret."
  type        = string
  default     = ""
  sensitive   = true

  validation {
    condition     = var.aura == null || var.aura_client_secret != ""
    error_message = "aura_client_secret: an Aura instance needs an Aura API key; export TF_VAR_aura_client_id and TF_VAR_aura_client_secret."
  }
}
